#!/usr/bin/env bash
# Purpose: containerd's configuration, the registries' included.
# Inputs:  CONTAINERD_CONFIG   content of config.toml
#          REGISTRIES          hosts of the registries configured, separated by spaces; "_default" for every other
#          REGISTRY_<n>        content of hosts.toml of the n-th of them; may hold @@SECRET@@ names
# Effect:  files under /etc/containerd; containerd restarted if config.toml changed, and running at the end

restart=false
if write_file /etc/containerd/config.toml 0600 "$CONTAINERD_CONFIG"; then restart=true; fi

# The registry folder is read at each pull: no restart. What we once wrote and no longer want goes.
n=0
for registry in $REGISTRIES; do
  content=REGISTRY_$n
  write_file "/etc/containerd/certs.d/$registry/hosts.toml" 0600 "${!content}" || true
  n=$((n + 1))
done
for folder in /etc/containerd/certs.d/*/; do
  name=$(basename "$folder")
  if [[ -d $folder && " $REGISTRIES " != *" $name "* ]] && grep -qs '^# Written by kubeone' "$folder/hosts.toml"; then
    rm -rf "$folder"
    changed "registry $name no longer configured"
  fi
done

if [[ $restart == true ]]; then systemctl restart containerd; fi
unit_on containerd
wait_until 30 "containerd's socket" test -S /run/containerd/containerd.sock
