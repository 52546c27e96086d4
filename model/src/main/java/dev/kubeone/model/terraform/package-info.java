/** What Terraform made, read from its outputs and laid into the tree of a manifest. */
package dev.kubeone.model.terraform;
