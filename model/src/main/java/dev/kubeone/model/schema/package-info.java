/** Reading a YAML tree by a description of its fields: knows types, places and findings, and nothing of clusters. */
package dev.kubeone.model.schema;
