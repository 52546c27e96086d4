/** The shell scripts that steps run on hosts. */
package dev.kubeone.activities.scripts;
