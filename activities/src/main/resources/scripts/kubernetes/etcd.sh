#!/usr/bin/env bash
# Purpose: functions that ask the etcd member of this host.
# Inputs:  none
# Effect:  none by itself

# ask_etcd <path> [curl arguments…]: the answer as it comes, whatever its status; fails if there is none.
ask_etcd() {
  local path=$1
  shift
  curl -sS --max-time 5 --cacert /etc/kubernetes/pki/etcd/ca.crt --cert /etc/kubernetes/pki/etcd/healthcheck-client.crt \
    --key /etc/kubernetes/pki/etcd/healthcheck-client.key "$@" "https://127.0.0.1:2379$path"
}
