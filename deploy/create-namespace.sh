#!/bin/sh
# Purpose: make the Temporal namespace that client and worker use.
# Inputs:  TEMPORAL_ADDRESS, NAMESPACE, RETENTION (such as 720h)
# Effect:  the namespace exists; one that exists is left alone.
set -eu
until temporal operator cluster health --address "$TEMPORAL_ADDRESS" >/dev/null 2>&1; do
  sleep 1
done
if ! temporal operator namespace describe --address "$TEMPORAL_ADDRESS" -n "$NAMESPACE" >/dev/null 2>&1; then
  temporal operator namespace create --address "$TEMPORAL_ADDRESS" -n "$NAMESPACE" --retention "$RETENTION"
fi
