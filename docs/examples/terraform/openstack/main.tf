terraform {
  required_version = ">= 1.3"

  required_providers {
    openstack = {
      source  = "terraform-provider-openstack/openstack"
      version = ">= 2.0"
    }
  }
}

# Everything about the cloud comes from the OS_ variables.
provider "openstack" {}

data "openstack_images_image_v2" "ubuntu" {
  name        = var.image
  most_recent = true
}

data "openstack_networking_network_v2" "external" {
  name     = var.external_network
  external = true
}

resource "openstack_compute_keypair_v2" "operator" {
  name       = "${var.cluster_name}-operator"
  public_key = file(pathexpand(var.ssh_public_key_file))
}

resource "openstack_networking_network_v2" "cluster" {
  name = var.cluster_name
}

resource "openstack_networking_subnet_v2" "nodes" {
  name            = "${var.cluster_name}-nodes"
  network_id      = openstack_networking_network_v2.cluster.id
  cidr            = "192.168.1.0/24"
  ip_version      = 4
  dns_nameservers = var.dns_servers
}

resource "openstack_networking_router_v2" "cluster" {
  name                = var.cluster_name
  external_network_id = data.openstack_networking_network_v2.external.id
}

resource "openstack_networking_router_interface_v2" "nodes" {
  router_id = openstack_networking_router_v2.cluster.id
  subnet_id = openstack_networking_subnet_v2.nodes.id
}

resource "openstack_networking_secgroup_v2" "nodes" {
  name = "${var.cluster_name}-nodes"
}

resource "openstack_networking_secgroup_rule_v2" "internal" {
  direction         = "ingress"
  ethertype         = "IPv4"
  remote_group_id   = openstack_networking_secgroup_v2.nodes.id
  security_group_id = openstack_networking_secgroup_v2.nodes.id
}

resource "openstack_networking_secgroup_rule_v2" "ssh" {
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = var.ssh_port
  port_range_max    = var.ssh_port
  remote_ip_prefix  = var.ssh_cidr
  security_group_id = openstack_networking_secgroup_v2.nodes.id
}

resource "openstack_networking_secgroup_rule_v2" "api" {
  direction         = "ingress"
  ethertype         = "IPv4"
  protocol          = "tcp"
  port_range_min    = 6443
  port_range_max    = 6443
  remote_ip_prefix  = "0.0.0.0/0"
  security_group_id = openstack_networking_secgroup_v2.nodes.id
}

resource "openstack_compute_servergroup_v2" "control_plane" {
  name     = "${var.cluster_name}-control-plane"
  policies = ["soft-anti-affinity"]
}

resource "openstack_compute_instance_v2" "control_plane" {
  count = var.control_plane_count

  name            = "${var.cluster_name}-cp-${count.index + 1}"
  image_id        = data.openstack_images_image_v2.ubuntu.id
  flavor_name     = var.control_plane_flavor
  key_pair        = openstack_compute_keypair_v2.operator.name
  security_groups = [openstack_networking_secgroup_v2.nodes.name]

  network {
    uuid = openstack_networking_network_v2.cluster.id
  }

  scheduler_hints {
    group = openstack_compute_servergroup_v2.control_plane.id
  }

  depends_on = [openstack_networking_router_interface_v2.nodes]
}

resource "openstack_networking_port_v2" "bastion" {
  name               = "${var.cluster_name}-bastion"
  network_id         = openstack_networking_network_v2.cluster.id
  security_group_ids = [openstack_networking_secgroup_v2.nodes.id]

  fixed_ip {
    subnet_id = openstack_networking_subnet_v2.nodes.id
  }
}

resource "openstack_compute_instance_v2" "bastion" {
  name        = "${var.cluster_name}-bastion"
  image_id    = data.openstack_images_image_v2.ubuntu.id
  flavor_name = var.bastion_flavor
  key_pair    = openstack_compute_keypair_v2.operator.name

  network {
    port = openstack_networking_port_v2.bastion.id
  }
}

resource "openstack_networking_floatingip_v2" "bastion" {
  pool    = data.openstack_networking_network_v2.external.name
  port_id = openstack_networking_port_v2.bastion.id

  depends_on = [openstack_networking_router_interface_v2.nodes]
}

resource "openstack_lb_loadbalancer_v2" "api" {
  name          = "${var.cluster_name}-api"
  vip_subnet_id = openstack_networking_subnet_v2.nodes.id
}

resource "openstack_lb_listener_v2" "api" {
  name            = "kube-apiserver"
  protocol        = "TCP"
  protocol_port   = 6443
  loadbalancer_id = openstack_lb_loadbalancer_v2.api.id
}

resource "openstack_lb_pool_v2" "api" {
  name        = "control-planes"
  protocol    = "TCP"
  lb_method   = "ROUND_ROBIN"
  listener_id = openstack_lb_listener_v2.api.id
}

resource "openstack_lb_member_v2" "api" {
  count = var.control_plane_count

  pool_id       = openstack_lb_pool_v2.api.id
  address       = openstack_compute_instance_v2.control_plane[count.index].access_ip_v4
  protocol_port = 6443
  subnet_id     = openstack_networking_subnet_v2.nodes.id
}

resource "openstack_lb_monitor_v2" "api" {
  pool_id     = openstack_lb_pool_v2.api.id
  type        = "TCP"
  delay       = 10
  timeout     = 5
  max_retries = 3
}

resource "openstack_networking_floatingip_v2" "api" {
  pool    = data.openstack_networking_network_v2.external.name
  port_id = openstack_lb_loadbalancer_v2.api.vip_port_id

  depends_on = [openstack_networking_router_interface_v2.nodes]
}
