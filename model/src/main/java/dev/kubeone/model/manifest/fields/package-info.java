/** The tables of the manifest's fields, one a record: what is read, filled, checked and documented comes from here. */
package dev.kubeone.model.manifest.fields;
