#!/usr/bin/env bash
# Purpose: hand out what this control plane encrypts secrets with, for another one that is to read them.
# Inputs:  none
# Effect:  none; prints the configuration in base64, nothing where there is none

if [[ -s /etc/kubernetes/pki/kubeone/encryption.yaml ]]; then base64 -w0 /etc/kubernetes/pki/kubeone/encryption.yaml; fi
