-- Faults of an upload, in the order of their rows. $1 upload. Columns: name, faults, fault_count
SELECT name, faults, fault_count FROM file_upload WHERE id = $1
