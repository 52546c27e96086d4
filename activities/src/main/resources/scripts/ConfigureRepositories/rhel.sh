#!/usr/bin/env bash
# Purpose: make the package repositories of Kubernetes and containerd known to dnf.
# Inputs:  KUBERNETES_REPOSITORY   repository of the minor release, "" if binaries are used
#          KUBERNETES_LIST, CONTAINERD_LIST   contents of the repository files
# Effect:  two repository files of ours, metadata fetched; the versionlock plugin is there

if ! rpm -q python3-dnf-plugin-versionlock >/dev/null 2>&1; then
  dnf -q -y install python3-dnf-plugin-versionlock
  changed "versionlock plugin installed"
fi
if [[ -n $KUBERNETES_REPOSITORY ]]; then
  write_file /etc/yum.repos.d/kubeone-kubernetes.repo 0644 "$KUBERNETES_LIST" || true
fi
write_file /etc/yum.repos.d/kubeone-containerd.repo 0644 "$CONTAINERD_LIST" || true
dnf -q -y makecache --disablerepo='*' --enablerepo='kubeone-*'
