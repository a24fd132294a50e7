//! Which controller pods serve a class: clusters run several controllers, such as one for inside and one for outside.

use super::flag;
use crate::evidence::kube::pod::PodSpec;
use crate::ingress::ClassState;

/// The class that ingress-nginx serves where no flag says another.
const DEFAULT: &str = "k8s.io/ingress-nginx";

/// Whether a controller with the arguments of this pod serves the class.
///
/// Flags and their defaults: <https://kubernetes.github.io/ingress-nginx/user-guide/cli-arguments/>. Where neither class
/// nor flags tell, every controller may be the one.
#[must_use]
pub fn serves(pod: &PodSpec, class: Option<&ClassState>) -> bool {
    let value = |name| pod.containers.iter().find_map(|c| flag(&c.args, name));
    match class {
        Some(ClassState::Served(controller)) => match value("--controller-class") {
            Some(own) => own == controller,
            // Other makers' controllers, such as nginx.org's, have no such flag.
            None => controller == DEFAULT || !controller.starts_with("k8s.io/"),
        },
        Some(ClassState::Annotation(name)) => value("--ingress-class").unwrap_or("nginx") == name,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::kube::Pod;

    fn pod(args: &[&str]) -> PodSpec {
        let json =
            serde_json::json!({ "metadata": {}, "spec": { "containers": [{ "name": "controller", "args": args }] } });
        serde_json::from_value::<Pod>(json).expect("a pod").spec
    }

    #[test]
    fn of_two_controllers_the_one_of_the_class_serves_it() {
        let outer = ClassState::Served("k8s.io/ingress-nginx".to_owned());
        let inner = ClassState::Served("k8s.io/ingress-nginx-inner".to_owned());
        assert!(serves(&pod(&[]), Some(&outer)), "the flag's default");
        assert!(!serves(&pod(&[]), Some(&inner)));
        let flagged = pod(&["--controller-class=k8s.io/ingress-nginx-inner", "--ingress-class=inner"]);
        assert!(serves(&flagged, Some(&inner)) && !serves(&flagged, Some(&outer)));
        let old = |name: &str| ClassState::Annotation(name.to_owned());
        assert!(!serves(&pod(&[]), Some(&ClassState::Served("k8s.io/brand-a".to_owned()))));
        assert!(serves(&flagged, Some(&old("inner"))) && serves(&pod(&[]), Some(&old("nginx"))));
        assert!(!serves(&pod(&[]), Some(&old("inner"))));
    }

    #[test]
    fn a_class_that_says_nothing_of_its_controller_leaves_all() {
        let other = ClassState::Served("nginx.org/ingress-controller".to_owned());
        assert!([Some(&other), Some(&ClassState::Nameless), None].into_iter().all(|class| serves(&pod(&[]), class)));
    }
}
