#!/usr/bin/env bash
# Purpose: ask this host's control plane for its own health, where the kubelet's probes ask it.
# Inputs:  none
# Effect:  none; prints a line for each component: its name, then ok or silent

flag() { # COMPONENT FLAG DEFAULT
  local value
  value=$(sed -nE "s/^ *- --$2=//p" "/etc/kubernetes/manifests/$1.yaml" 2>/dev/null | tail -1)
  echo "${value:-$3}"
}

ask() { # COMPONENT PORT PATH
  local address
  address=$(flag "$1" bind-address 127.0.0.1)
  case $address in
    0.0.0.0 | ::) address=127.0.0.1 ;;
    *:*) address="[$address]" ;;
  esac
  if [[ $(curl -ks --noproxy '*' --max-time 3 "https://$address:$(flag "$1" secure-port "$2")$3") == ok ]]; then
    echo "$1 ok"
  else
    echo "$1 silent"
  fi
}

ask kube-apiserver 6443 /readyz
ask kube-controller-manager 10257 /healthz
ask kube-scheduler 10259 /healthz
