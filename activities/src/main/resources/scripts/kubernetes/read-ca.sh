#!/usr/bin/env bash
# Purpose: hand out the cluster's CA certificate.
# Inputs:  none
# Effect:  none; prints the certificate

cat /etc/kubernetes/pki/ca.crt
