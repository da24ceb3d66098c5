#!/bin/bash
# Run once by the image of PostgreSQL, on an empty volume: the server's role is the owner of its database, and no superuser.
set -euo pipefail
# Psql reads the password itself: so it is in no list of processes, and may have any characters.
psql --set ON_ERROR_STOP=1 --username postgres --quiet <<'END'
\set password `sed -n 's/^database-password=//p' /run/secrets/spaarpunt.properties`
create role spaarpunt login password :'password';
create database spaarpunt owner spaarpunt encoding 'UTF8' template template0;
END
