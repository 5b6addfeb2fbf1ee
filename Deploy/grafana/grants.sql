-- Written by `call-statistics grafana`, which writes it anew: changes here are lost.
-- For MariaDB, once the service has created its tables, with its database selected. The user is to exist:
-- CREATE USER 'grafana'@'%' IDENTIFIED BY '…';
ALTER USER 'grafana'@'%' WITH MAX_STATEMENT_TIME 5 MAX_USER_CONNECTIONS 20;
GRANT SELECT ON `annotations` TO 'grafana'@'%';
GRANT SELECT ON `calendar` TO 'grafana'@'%';
GRANT SELECT ON `calls` TO 'grafana'@'%';
GRANT SELECT ON `coverage` TO 'grafana'@'%';
GRANT SELECT ON `day_callers` TO 'grafana'@'%';
GRANT SELECT ON `day_facts` TO 'grafana'@'%';
GRANT SELECT ON `day_longest` TO 'grafana'@'%';
GRANT SELECT ON `groups` TO 'grafana'@'%';
GRANT SELECT ON `journeys` TO 'grafana'@'%';
GRANT SELECT ON `opening_times` TO 'grafana'@'%';
GRANT SELECT ON `parameters` TO 'grafana'@'%';
GRANT SELECT ON `parties` TO 'grafana'@'%';
GRANT SELECT ON `rollup_days` TO 'grafana'@'%';
GRANT SELECT ON `rollup_slots` TO 'grafana'@'%';
GRANT SELECT ON `rollup_waits` TO 'grafana'@'%';
GRANT SELECT ON `segments` TO 'grafana'@'%';
GRANT SELECT ON `service_levels` TO 'grafana'@'%';
GRANT SELECT ON `team_set_members` TO 'grafana'@'%';
GRANT SELECT ON `team_sets` TO 'grafana'@'%';
GRANT SELECT ON `teams` TO 'grafana'@'%';
GRANT SELECT ON `teams_numbers` TO 'grafana'@'%';
GRANT SELECT ON `verifications` TO 'grafana'@'%';
