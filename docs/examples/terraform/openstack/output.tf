output "kubeone_api" {
  description = "Where clients and nodes reach the API server"

  value = {
    endpoint                    = openstack_networking_floatingip_v2.api.address
    apiserver_alternative_names = var.apiserver_alternative_names
  }
}

output "kubeone_hosts" {
  description = "The control planes and how to reach them over SSH"

  value = {
    control_plane = {
      cluster_name         = var.cluster_name
      cloud_provider       = "openstack"
      private_address      = openstack_compute_instance_v2.control_plane[*].access_ip_v4
      hostnames            = openstack_compute_instance_v2.control_plane[*].name
      operating_system     = "ubuntu"
      bastion              = openstack_networking_floatingip_v2.bastion.address
      bastion_port         = var.ssh_port
      bastion_user         = var.ssh_user
      ssh_user             = var.ssh_user
      ssh_port             = var.ssh_port
      ssh_private_key_file = var.ssh_private_key_file
      ssh_agent_socket     = var.ssh_agent_socket
    }
  }
}

output "kubeone_workers" {
  description = "Worker sets; each becomes a MachineDeployment"

  value = {
    "${var.cluster_name}-pool1" = {
      replicas = var.worker_count
      providerSpec = {
        sshPublicKeys   = [trimspace(file(pathexpand(var.ssh_public_key_file)))]
        operatingSystem = "ubuntu"
        operatingSystemSpec = {
          distUpgradeOnBoot = false
        }
        cloudProviderSpec = {
          image          = data.openstack_images_image_v2.ubuntu.name
          flavor         = var.worker_flavor
          securityGroups = [openstack_networking_secgroup_v2.nodes.name]
          network        = openstack_networking_network_v2.cluster.name
          subnet         = openstack_networking_subnet_v2.nodes.name
          tags           = { "${var.cluster_name}-workers" = "pool1" }
        }
      }
    }
  }
}
