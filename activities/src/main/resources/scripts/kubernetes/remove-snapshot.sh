#!/usr/bin/env bash
# Purpose: leave no snapshot of etcd on the host.
# Inputs:  NAME  file name without ending
# Effect:  the file is gone

rm -f "/var/lib/kubeone/snapshots/$NAME.db"
