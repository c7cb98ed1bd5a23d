-- Takes a point out of service or returns it. $1 bigint id, $2 boolean in service, $3 text why it is out, null when it is in.
UPDATE point SET in_service = $2, out_of_service_reason = $3 WHERE id = $1
