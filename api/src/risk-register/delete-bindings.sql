-- Takes back what people bound to a measure. $1 measure
DELETE FROM measure_binding WHERE control_measure_id = $1
