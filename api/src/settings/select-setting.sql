-- One park setting, if the park has set it. $1 key. Index: park_setting_pkey
SELECT value FROM park_setting WHERE key = $1
