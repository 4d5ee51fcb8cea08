// Package register stands in the place of the operator's own of that name: of two dozen providers only the two that the chart has stores
// of. With all of them the operator takes some twenty minutes to build.
package register

import (
	_ "github.com/external-secrets/external-secrets/pkg/provider/kubernetes"
	_ "github.com/external-secrets/external-secrets/pkg/provider/onepassword"
)
