#!/usr/bin/env bash
# Purpose: forget all jobs of this host, as the last act of a reset.
# Inputs:  none.
# Effect:  removes /var/lib/kubeone and /run/kubeone; refuses while a job runs or ends.
set -euo pipefail

running=$(systemctl list-units --no-legend --plain --state=active,activating,deactivating 'kubeone-*.service')
if [[ -n $running ]]; then
  echo "jobs are still running, so the ledger stays:" >&2
  echo "$running" >&2
  exit 1
fi
rm -rf /var/lib/kubeone /run/kubeone
