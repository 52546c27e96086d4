#!/usr/bin/env bash
# Purpose: what decides whether this control plane may be worked on: its etcd member, and deprecated APIs in use.
# Inputs:  none
# Effect:  none; prints health=, members=, status=, alarms= with a line of JSON each, and deprecated= lines

# A member that does not answer is what the reader finds out.
etcd() { ask_etcd "$@" 2>/dev/null | tr -d '\n' || true; }
printf 'health=%s\n' "$(etcd /health)"
printf 'members=%s\n' "$(etcd /v3/cluster/member/list -X POST -d '{}')"
printf 'status=%s\n' "$(etcd /v3/maintenance/status -X POST -d '{}')"
printf 'alarms=%s\n' "$(etcd /v3/maintenance/alarm -X POST -d '{"action":"GET"}')"

# Of this host's own API server: a load balancer would ask any.
kubectl --kubeconfig /etc/kubernetes/admin.conf --server https://127.0.0.1:6443 --tls-server-name kubernetes \
  --request-timeout 10s get --raw /metrics 2>/dev/null |
  sed -n 's/^apiserver_requested_deprecated_apis{/deprecated=/p' || true
