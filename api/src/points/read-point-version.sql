-- Number that a trigger raises with every change of a point.
SELECT version FROM point_version
