#!/usr/bin/env bash
# Purpose: hand out what a joining control plane shares with the others.
# Inputs:  none
# Effect:  none; prints a base64 tar of the shared keys and certificates, and of what secrets are encrypted with

cd /etc/kubernetes/pki || exit 1
more=()
if [[ -s kubeone/encryption.yaml ]]; then more+=(kubeone/encryption.yaml); fi
tar -cf - "${more[@]}" ca.crt ca.key sa.key sa.pub front-proxy-ca.crt front-proxy-ca.key etcd/ca.crt etcd/ca.key | base64 -w0
