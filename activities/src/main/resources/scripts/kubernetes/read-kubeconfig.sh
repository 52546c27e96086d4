#!/usr/bin/env bash
# Purpose: hand out the admin kubeconfig.
# Inputs:  none
# Effect:  none; prints the file, or nothing where there is none

if [[ -s /etc/kubernetes/admin.conf ]]; then cat /etc/kubernetes/admin.conf; fi
