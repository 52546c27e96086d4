#!/usr/bin/env bash
# Purpose: keep the files of Kubernetes on this host on record, so that a later look finds what somebody changed.
# Inputs:  KUBERNETES_VERSION   what runs here, without a leading v
# Effect:  copies and file modes under /var/lib/kubeone/record

if [[ $(recorded_version) == "$KUBERNETES_VERSION" ]]; then exit 0; fi
record_files "$KUBERNETES_VERSION" ||
  fail "the files of Kubernetes cannot be kept on record" "see that /var/lib/kubeone has room, then retry"
changed "$(kubernetes_files | wc -l) files on record"
