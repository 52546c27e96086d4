terraform {
  required_version = ">= 1.3"

  required_providers {
    vsphere = {
      source  = "hashicorp/vsphere"
      version = ">= 2.6"
    }
  }
}

# Server and credentials come from VSPHERE_SERVER, VSPHERE_USER and VSPHERE_PASSWORD.
provider "vsphere" {
  allow_unverified_ssl = var.allow_insecure
}

data "vsphere_datacenter" "dc" {
  name = var.datacenter
}

data "vsphere_compute_cluster" "cluster" {
  name          = var.compute_cluster
  datacenter_id = data.vsphere_datacenter.dc.id
}

data "vsphere_datastore" "datastore" {
  name          = var.datastore
  datacenter_id = data.vsphere_datacenter.dc.id
}

data "vsphere_network" "network" {
  name          = var.network
  datacenter_id = data.vsphere_datacenter.dc.id
}

data "vsphere_virtual_machine" "template" {
  name          = var.template
  datacenter_id = data.vsphere_datacenter.dc.id
}

resource "vsphere_virtual_machine" "control_plane" {
  count = var.control_plane_count

  name             = "${var.cluster_name}-cp-${count.index + 1}"
  resource_pool_id = data.vsphere_compute_cluster.cluster.resource_pool_id
  datastore_id     = data.vsphere_datastore.datastore.id
  folder           = var.folder
  num_cpus         = 2
  memory           = 4096
  guest_id         = data.vsphere_virtual_machine.template.guest_id
  scsi_type        = data.vsphere_virtual_machine.template.scsi_type

  # The cloud provider finds disks by it.
  enable_disk_uuid = true

  network_interface {
    network_id   = data.vsphere_network.network.id
    adapter_type = data.vsphere_virtual_machine.template.network_interface_types[0]
  }

  disk {
    label            = "root"
    size             = 50
    thin_provisioned = data.vsphere_virtual_machine.template.disks[0].thin_provisioned
  }

  cdrom {
    client_device = true
  }

  clone {
    template_uuid = data.vsphere_virtual_machine.template.id
  }

  vapp {
    properties = {
      hostname    = "${var.cluster_name}-cp-${count.index + 1}"
      public-keys = trimspace(file(pathexpand(var.ssh_public_key_file)))
    }
  }

  lifecycle {
    ignore_changes = [vapp[0].properties, disk]
  }
}
