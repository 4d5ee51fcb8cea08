// Package register stands in the place of the operator's own of that name: the tests use no generator.
package register
