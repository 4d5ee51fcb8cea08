package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	core "k8s.io/api/core/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
	provision "sigs.k8s.io/sig-storage-lib-external-provisioner/v13/controller"
)

// Named as provisioner by the cluster's default StorageClass.
const provisionerName = "vomeet.io/folder"

// A volume is a folder of this machine: made when a claim needs it, deleted with the claim.
type folders struct{ root string }

// Serves claims: "storage KUBECONFIG FOLDER".
func storage(arguments []string) error {
	if len(arguments) != 2 {
		return errors.New("usage: storage KUBECONFIG FOLDER")
	}
	config, err := clientcmd.BuildConfigFromFlags("", arguments[0])
	if err != nil {
		return err
	}
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	ctx := context.Background()
	provision.NewProvisionController(ctx, client, provisionerName, folders{arguments[1]},
		provision.LeaderElection(false)).Run(ctx)
	return nil
}

func (f folders) Provision(_ context.Context, wanted provision.ProvisionOptions) (*core.PersistentVolume, provision.ProvisioningState, error) {
	folder := filepath.Join(f.root, wanted.PVName)
	// Any user of a pod may write: a host path is not given to the pod's fsGroup.
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return nil, provision.ProvisioningFinished, err
	}
	if err := os.Chmod(folder, 0o777); err != nil {
		return nil, provision.ProvisioningFinished, err
	}
	return &core.PersistentVolume{
		ObjectMeta: meta.ObjectMeta{Name: wanted.PVName},
		Spec: core.PersistentVolumeSpec{
			PersistentVolumeReclaimPolicy: *wanted.StorageClass.ReclaimPolicy,
			AccessModes:                   wanted.PVC.Spec.AccessModes,
			Capacity:                      core.ResourceList{core.ResourceStorage: wanted.PVC.Spec.Resources.Requests[core.ResourceStorage]},
			PersistentVolumeSource: core.PersistentVolumeSource{
				HostPath: &core.HostPathVolumeSource{Path: folder},
			},
		},
	}, provision.ProvisioningFinished, nil
}

func (f folders) Delete(_ context.Context, volume *core.PersistentVolume) error {
	return os.RemoveAll(filepath.Join(f.root, volume.Name))
}
