output "kubeone_api" {
  description = "Where clients and nodes reach the API server"

  value = {
    endpoint                    = aws_lb.api.dns_name
    apiserver_alternative_names = var.apiserver_alternative_names
  }
}

output "kubeone_hosts" {
  description = "The control planes and how to reach them over SSH"

  value = {
    control_plane = {
      cluster_name         = var.cluster_name
      cloud_provider       = "aws"
      public_address       = aws_instance.control_plane[*].public_ip
      private_address      = aws_instance.control_plane[*].private_ip
      hostnames            = aws_instance.control_plane[*].private_dns
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
          region             = var.region
          availabilityZone   = data.aws_subnet.worker.availability_zone
          ami                = data.aws_ami.ubuntu.id
          instanceProfile    = aws_iam_instance_profile.node.name
          instanceType       = var.worker_type
          securityGroupIDs   = [aws_security_group.nodes.id]
          vpcId              = data.aws_vpc.default.id
          subnetId           = local.subnets[0]
          assignPublicIP     = true
          diskType           = "gp3"
          diskSize           = 50
          ebsVolumeEncrypted = true
          isSpotInstance     = false
          tags               = local.tags
        }
      }
    }
  }
}
