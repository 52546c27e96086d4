#!/usr/bin/env bash
# Purpose: what decides whether this control plane may be worked on: its etcd member, and deprecated APIs in use.
# Inputs:  none
# Effect:  none; prints health=, members=, status=, alarms= with a line of JSON each, and deprecated= lines

etcd() {
  curl -sS --max-time 5 --cacert /etc/kubernetes/pki/etcd/ca.crt --cert /etc/kubernetes/pki/etcd/healthcheck-client.crt \
    --key /etc/kubernetes/pki/etcd/healthcheck-client.key "$@" 2>/dev/null | tr -d '\n' || true
}
printf 'health=%s\n' "$(etcd https://127.0.0.1:2379/health)"
printf 'members=%s\n' "$(etcd -X POST -d '{}' https://127.0.0.1:2379/v3/cluster/member/list)"
printf 'status=%s\n' "$(etcd -X POST -d '{}' https://127.0.0.1:2379/v3/maintenance/status)"
printf 'alarms=%s\n' "$(etcd -X POST -d '{"action":"GET"}' https://127.0.0.1:2379/v3/maintenance/alarm)"

# Of this host's own API server: a load balancer would ask any.
kubectl --kubeconfig /etc/kubernetes/admin.conf --server https://127.0.0.1:6443 --tls-server-name kubernetes \
  --request-timeout 10s get --raw /metrics 2>/dev/null |
  sed -n 's/^apiserver_requested_deprecated_apis{/deprecated=/p' || true
