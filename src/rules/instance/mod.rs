//! Causes at the hop instance.

mod ec2_all_checks_failed;
mod ec2_all_instances_down;
mod ec2_all_spot_reclaimed;
mod ec2_checks_initialising;
mod ec2_instance_check_failed;
mod ec2_instance_starting;
mod ec2_instance_stopped;
mod ec2_instance_terminated;
mod ec2_maintenance_scheduled;
mod ec2_reboot_scheduled;
mod ec2_retirement_scheduled;
mod ec2_spot_reclaimed;
mod ec2_stop_scheduled;
mod ec2_system_check_failed;
mod ec2_target_gone;
mod legacy_all_out_of_service;
mod legacy_health_check_fails;
mod legacy_health_check_path_wrong;
mod legacy_instance_out_of_service;
mod legacy_instance_silent;
mod legacy_no_instances;
mod legacy_opsworks_gone;

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[
    &ec2_all_checks_failed::RULE,
    &ec2_all_instances_down::RULE,
    &ec2_all_spot_reclaimed::RULE,
    &ec2_checks_initialising::RULE,
    &ec2_instance_check_failed::RULE,
    &ec2_instance_starting::RULE,
    &ec2_instance_stopped::RULE,
    &ec2_instance_terminated::RULE,
    &ec2_maintenance_scheduled::RULE,
    &ec2_reboot_scheduled::RULE,
    &ec2_retirement_scheduled::RULE,
    &ec2_spot_reclaimed::RULE,
    &ec2_stop_scheduled::RULE,
    &ec2_system_check_failed::RULE,
    &ec2_target_gone::RULE,
    &legacy_all_out_of_service::RULE,
    &legacy_health_check_fails::RULE,
    &legacy_health_check_path_wrong::RULE,
    &legacy_instance_out_of_service::RULE,
    &legacy_instance_silent::RULE,
    &legacy_no_instances::RULE,
    &legacy_opsworks_gone::RULE,
];

#[cfg(test)]
mod tests;
