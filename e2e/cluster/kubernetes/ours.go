package main

// What the cluster needs besides Kubernetes, from this folder.
var ours = map[string]func(arguments []string) error{
	"forward": forward,
	"storage": storage,
}
