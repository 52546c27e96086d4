/** YAML documents that are changed and keep the comments, the order and the layout of all that is not changed. */
package dev.kubeone.model.yaml;
