#!/usr/bin/env bash
# Purpose: install kubelet, kubeadm, kubectl and the CNI plugins from packages and lock them.
# Inputs:  KUBERNETES_VERSION   without a leading v
#          PACKAGES             which of the three programs this run may move, separated by spaces
# Effect:  packages at the wanted version, version-locked; kubelet enabled

wanted=()
for package in $PACKAGES; do
  if [[ $(rpm -q --qf '%{VERSION}' "$package" 2>/dev/null || true) != "$KUBERNETES_VERSION" ]]; then
    wanted+=("$package-$KUBERNETES_VERSION")
  fi
done
if ((${#wanted[@]})); then
  # shellcheck disable=SC2086 # one word per package
  dnf -q versionlock delete $PACKAGES kubernetes-cni cri-tools >/dev/null 2>&1 || true
  dnf -q -y install --setopt=disable_excludes=kubeone-kubernetes "${wanted[@]}" kubernetes-cni
  changed "${wanted[*]}"
fi
locked=$(dnf -q versionlock list)
for package in kubelet kubeadm kubectl kubernetes-cni cri-tools; do
  if rpm -q "$package" >/dev/null 2>&1 && ! grep -q "$package-" <<<"$locked"; then
    dnf -q versionlock add "$package"
    changed "$package locked"
  fi
done
if ! systemctl is-enabled --quiet kubelet; then
  systemctl enable --quiet kubelet
  changed "kubelet enabled"
fi
