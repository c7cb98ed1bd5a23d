-- A version of a method. $1 code  $2 family  $3 date  $4 RiskMethod (jsonb)  $5 reason  $6 timestamptz now  $7 who, $8 account, $9 role
-- The unique keys refuse a version that somebody else added meanwhile.
INSERT INTO risk_method_version (code, family, effective_from, definition, reason, added_at, added_by, adder_name, adder_role)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
