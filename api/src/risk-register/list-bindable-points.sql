-- Sensors that an automatic measure may be bound to: those of its enterprise, without the state points of cameras. $1 enterprise
-- Columns: id, code, name_zh, name_en. Index: point_enterprise.
SELECT id, code, name_zh, name_en FROM point WHERE enterprise_id = $1 AND kind <> 'video-event' ORDER BY code
