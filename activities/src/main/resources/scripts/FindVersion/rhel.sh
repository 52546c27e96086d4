#!/usr/bin/env bash
# Purpose: see that a repository has the packages of a version; nothing is installed, dnf's own repositories are left alone.
# Inputs:  KUBERNETES_VERSION      without a leading v
#          KUBERNETES_REPOSITORY   repository of its minor release
#          PACKAGES                which of kubelet, kubeadm, kubectl, separated by spaces; "" for none
# Effect:  none but dnf's cache

for package in $PACKAGES; do
  dnf -q list --showduplicates --disableplugin=versionlock --setopt=disable_excludes=all \
    --repofrompath="kubeone-find,$KUBERNETES_REPOSITORY/" --disablerepo='*' --enablerepo=kubeone-find \
    "$package-$KUBERNETES_VERSION" >/dev/null ||
    fail "$package $KUBERNETES_VERSION is not in $KUBERNETES_REPOSITORY" "name another version in versions.kubernetes or upgrade.through"
done
