terraform {
  required_version = ">= 1.3"

  required_providers {
    equinix = {
      source  = "equinix/equinix"
      version = ">= 1.20"
    }
  }
}

# The token comes from METAL_AUTH_TOKEN.
provider "equinix" {}

resource "equinix_metal_project_ssh_key" "operator" {
  name       = "${var.cluster_name}-operator"
  public_key = file(pathexpand(var.ssh_public_key_file))
  project_id = var.project_id
}

resource "equinix_metal_device" "control_plane" {
  count = var.control_plane_count

  hostname            = "${var.cluster_name}-cp-${count.index + 1}"
  plan                = var.control_plane_plan
  metro               = var.metro
  operating_system    = "ubuntu_24_04"
  billing_cycle       = "hourly"
  project_id          = var.project_id
  project_ssh_key_ids = [equinix_metal_project_ssh_key.operator.id]
}

resource "equinix_metal_device" "api" {
  hostname            = "${var.cluster_name}-api"
  plan                = var.load_balancer_plan
  metro               = var.metro
  operating_system    = "ubuntu_24_04"
  billing_cycle       = "hourly"
  project_id          = var.project_id
  project_ssh_key_ids = [equinix_metal_project_ssh_key.operator.id]

  user_data = templatefile("${path.module}/haproxy.yaml.tftpl", {
    control_planes = equinix_metal_device.control_plane[*].access_private_ipv4
  })
}
