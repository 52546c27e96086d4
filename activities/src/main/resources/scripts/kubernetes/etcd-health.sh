#!/usr/bin/env bash
# Purpose: ask this host's etcd member for its health and for the members it knows.
# Inputs:  none
# Effect:  none; prints two JSON lines: /health, member list

ask() {
  curl -fsS --max-time 5 --cacert /etc/kubernetes/pki/etcd/ca.crt --cert /etc/kubernetes/pki/etcd/healthcheck-client.crt \
    --key /etc/kubernetes/pki/etcd/healthcheck-client.key "$@"
  echo
}
ask https://127.0.0.1:2379/health
ask -X POST -d '{}' https://127.0.0.1:2379/v3/cluster/member/list
