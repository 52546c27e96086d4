#!/usr/bin/env bash
# Purpose: write a manifest for the lab hosts that are up.
# Usage:   manifest.sh [NAME_OF_THE_CLUSTER]
# Inputs:  as in settings.sh; LAB_PREFIX: which hosts (default those without prefix);
#          LAB_KUBERNETES: version (default 1.34.4)
# Effect:  prints a KubeOneCluster. The hosts' keys are pinned in it, so nothing has to be accepted.
set -euo pipefail
# shellcheck source=lab/lib/settings.sh
. "$(dirname "${BASH_SOURCE[0]}")/settings.sh"

prefix=${LAB_PREFIX:-}
version=${LAB_KUBERNETES:-1.34.4}

hosts_of() { # ROLE: lines "name address"
  "$lab/lib/hosts.sh" list | awk -v role="$1" -v prefix="$prefix" '$3 == role && $4 == "running" && $5 == prefix {print $1, $2}'
}

host_entries() { # ROLE
  local name address host_key
  while read -r name address; do
    host_key=$(docker exec "$name" cat /etc/ssh/ssh_host_ed25519_key.pub </dev/null | cut -d' ' -f1,2)
    printf '    - publicAddress: %s\n' "$address"
    printf '      hostname: %s\n' "$name"
    printf '      sshUsername: op\n'
    printf '      sshPrivateKeyFile: %s\n' "$key"
    printf '      sshHostPublicKey: %s\n' "$host_key"
  done < <(hosts_of "$1")
}

endpoint=$(hosts_of load-balancer | awk 'NR == 1 {print $2}')
control_planes=$(host_entries control-plane)
workers=$(host_entries worker)
[[ -n $control_planes ]] || die "no control plane is up with the prefix \"$prefix\"; start some: lab up 3 1"
[[ -n $endpoint ]] || die "no load balancer is up with the prefix \"$prefix\""

cat <<YAML
apiVersion: kubeone.k8c.io/v1beta2
kind: KubeOneCluster
name: ${1:-${prefix}cluster}
versions:
  kubernetes: ${version#v}
cloudProvider:
  none: {}
apiEndpoint:
  host: $endpoint
  port: 6443
clusterNetwork:
  cni:
    external: {}
addons:
  path: $lab/addons
controlPlane:
  hosts:
$control_planes
YAML
if [[ -n $workers ]]; then printf 'staticWorkers:\n  hosts:\n%s\n' "$workers"; fi
