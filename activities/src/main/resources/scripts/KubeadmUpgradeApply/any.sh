#!/usr/bin/env bash
# Purpose: bring kubeadm's configuration in the cluster up to the manifest, and upgrade the first control plane.
# Inputs:  KUBERNETES_VERSION   without a leading v
#          KUBEADM_CONFIG       what the cluster should be like, at the version that runs now
#          CONTROL_PLANES       how many there are
#          KUBE_PROXY           "true" if the cluster has kube-proxy
#          AUDIT_POLICY, ADMISSION_CONFIG, EVENT_RATE_LIMIT, POD_NODE_SELECTOR   files of the API server, where wanted
#          ENCRYPTION, and as a secret ENCRYPTION_CONFIGURATION: see kubernetes/encryption.sh
# Effect:  this host's control plane, the cluster's shared settings, CoreDNS and kube-proxy are at the version

if control_plane_done; then
  echo "kubeone: the control plane is at $KUBERNETES_VERSION already"
  exit 0
fi
mark_started
write_api_server_files
if [[ ${ENCRYPTION:-} == given ]]; then write_encryption key || true; fi
spare_kube_system
config=/etc/kubernetes/kubeone/kubeadm.yaml
write_file "$config" 0600 "$KUBEADM_CONFIG" || true
kubeadm init phase upload-config all --config "$config"
if [[ $KUBE_PROXY == true ]]; then kubeadm init phase addon kube-proxy --config "$config"; fi

await_control_planes
# With other members at hand, the API server goes first: it learns of them, and then bears the loss of its own.
if depends_on_own_member && [[ $CONTROL_PLANES -gt 1 ]]; then
  upgrade apply "v$KUBERNETES_VERSION" --yes --etcd-upgrade=false --skip-phases=addon
fi
upgrade apply "v$KUBERNETES_VERSION" --yes
mark_done
changed "control plane $KUBERNETES_VERSION"
