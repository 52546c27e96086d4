#!/bin/sh
# Purpose: make or bring up to date the two databases of the Temporal server.
# Inputs:  SQL_PLUGIN SQL_HOST SQL_PORT SQL_USER SQL_PASSWORD, which temporal-sql-tool reads itself
# Effect:  the databases temporal and temporal_visibility have the schema of this server version.
set -eu
for database in temporal temporal_visibility; do
  schema=temporal
  if [ "$database" = temporal_visibility ]; then schema=visibility; fi
  # The first two fail where it is there already; what matters is whether the last one succeeds.
  temporal-sql-tool --db "$database" create >/dev/null 2>&1 || true
  temporal-sql-tool --db "$database" setup-schema -v 0.0 >/dev/null 2>&1 || true
  temporal-sql-tool --db "$database" update-schema -d "/etc/temporal/schema/postgresql/v12/$schema/versioned"
done
