#!/usr/bin/env bash
# Purpose: upgrade what of the cluster's configuration and control plane is on this host.
# Inputs:  KUBERNETES_VERSION   without a leading v
#          ROLE                 control-plane or worker
#          AUDIT_POLICY, ADMISSION_CONFIG, EVENT_RATE_LIMIT, POD_NODE_SELECTOR   files of the API server, where wanted
#          ENCRYPTION, and as a secret ENCRYPTION_CONFIGURATION: see kubernetes/encryption.sh
# Effect:  static pods, certificates and the kubelet's configuration are at the version; the kubelet is left alone

if [[ $ROLE == worker ]]; then
  rm -rf "$KUBEONE_STATE/record"
  upgrade node
  exit 0
fi
if control_plane_done; then
  echo "kubeone: the control plane is at $KUBERNETES_VERSION already"
  exit 0
fi
mark_started
write_api_server_files
if [[ ${ENCRYPTION:-} == given ]]; then write_encryption key || true; fi
# The API server first: it learns of the other members, and then bears the loss of its own.
if depends_on_own_member; then upgrade node --etcd-upgrade=false; fi
upgrade node
mark_done
changed "control plane $KUBERNETES_VERSION"
