#!/usr/bin/env bash
# Purpose: see that a repository has the packages of a version; nothing is installed, apt's own lists are left alone.
# Inputs:  KUBERNETES_VERSION      without a leading v
#          KUBERNETES_REPOSITORY   flat repository of its minor release
#          PACKAGES                which of kubelet, kubeadm, kubectl, separated by spaces; "" for none
# Effect:  none

if [[ -n $PACKAGES ]]; then
  apt=$(mktemp -d)
  trap 'rm -rf "$apt"' EXIT
  # apt reads the key as another user.
  chmod 755 "$apt"
  mkdir -p "$apt/lists/partial"
  curl -fsSL --retry 3 --retry-connrefused --max-time 60 -o "$apt/key.asc" "$KUBERNETES_REPOSITORY/Release.key" ||
    fail "there is no repository $KUBERNETES_REPOSITORY" "check the version and packageSources in the manifest"
  chmod 644 "$apt/key.asc"
  echo "deb [signed-by=$apt/key.asc] $KUBERNETES_REPOSITORY/ /" >"$apt/sources.list"
  apart=(-o "Dir::Etc::sourcelist=$apt/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$apt/lists"
    -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=)
  apt-get -qq "${apart[@]}" -o Acquire::Retries=3 update ||
    fail "the repository $KUBERNETES_REPOSITORY cannot be read" "check that the host reaches it, or set packageSources in the manifest"
  for package in $PACKAGES; do
    apt-cache "${apart[@]}" madison "$package" >"$apt/found"
    grep -qF " $KUBERNETES_VERSION-" "$apt/found" ||
      fail "$package $KUBERNETES_VERSION is not in $KUBERNETES_REPOSITORY" "name another version in versions.kubernetes or upgrade.through"
  done
  echo "kubeone: packages of $KUBERNETES_VERSION can be had"
fi
