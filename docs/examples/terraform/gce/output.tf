output "kubeone_api" {
  description = "Where clients and nodes reach the API server"

  value = {
    endpoint                    = google_compute_address.api.address
    apiserver_alternative_names = var.apiserver_alternative_names
  }
}

output "kubeone_hosts" {
  description = "The control planes and how to reach them over SSH"

  value = {
    control_plane = {
      cluster_name         = var.cluster_name
      cloud_provider       = "gce"
      public_address       = google_compute_instance.control_plane[*].network_interface[0].access_config[0].nat_ip
      private_address      = google_compute_instance.control_plane[*].network_interface[0].network_ip
      hostnames            = google_compute_instance.control_plane[*].name
      operating_system     = "ubuntu"
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
          zone                  = local.zones[0]
          machineType           = var.worker_type
          diskType              = "pd-ssd"
          diskSize              = 50
          network               = google_compute_network.cluster.self_link
          subnetwork            = google_compute_subnetwork.nodes.self_link
          assignPublicIPAddress = true
          preemptible           = false
          multizone             = true
          regional              = false
          tags                  = [local.tag]
        }
      }
    }
  }
}
