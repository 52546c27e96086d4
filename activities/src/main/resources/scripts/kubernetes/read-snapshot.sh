#!/usr/bin/env bash
# Purpose: hand on a snapshot of etcd.
# Inputs:  NAME  file name without ending
# Effect:  none; prints the content

exec cat "/var/lib/kubeone/snapshots/$NAME.db"
